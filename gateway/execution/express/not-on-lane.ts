/** Thrown while a lane is made, when an operation has something that lanes do not know. The message says what. */
export class NotOnLane extends Error {}
