/** The path for downloading letters. It is the same for all, so that no URL reveals whose letter it is. */
export const NOTICE_DOWNLOAD_PATH = '/notices/download';

/** The media type of letters. */
export const LETTER_TYPE = 'application/pdf';
