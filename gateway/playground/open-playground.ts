import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerQuestion, type QuestionContext } from './answer-question.ts';
import type { DemoSignIns } from './demo-sign-ins.ts';
import { mayExplainIn } from '../explain/may-explain.ts';
import { pageHeaders } from './page-headers.ts';
import { PAGE_FOLDER, readPage } from './read-page.ts';
import { createPageServer } from './serve-page.ts';
import type { StaffSignIn } from './staff-sign-in.ts';

export type PlaygroundOptions = {
  /** The folder of the built page, if not the default. */
  readonly folder?: string;
  /** Whether this is a developer's machine, where every caller may see explanations. Elsewhere only staff may. */
  readonly development: boolean;
  /** Null: there are no demo sign-ins. */
  readonly demo: DemoSignIns | null;
  /** Null: there is no staff sign-in. */
  readonly staff: StaffSignIn | null;
};

/** Answers one request to `/playground` or below. */
export type AnswerPlayground = (request: IncomingMessage, response: ServerResponse, path: string) => void;

const API = '/playground/api/';

export function openPlayground(
  { folder = PAGE_FOLDER, development, demo, staff }: PlaygroundOptions,
  gateway: Pick<QuestionContext, 'holder' | 'limits' | 'requestTimeoutMs' | 'identifyViewer' | 'log' | 'clock'>,
): AnswerPlayground {
  const servePage = createPageServer(readPage(folder), (nonce) => pageHeaders(staff?.issuer ?? null, nonce));
  const context = { ...gateway, development, demo, staff, mayExplain: mayExplainIn(development) };
  return (request, response, path) => {
    if (path.startsWith(API)) void answerQuestion(request, response, path.slice(API.length), context);
    else servePage(request, response, path.slice('/playground'.length));
  };
}

/** Whether a path belongs to the playground. */
export const isPlayground = (path: string): boolean => path === '/playground' || path.startsWith('/playground/');
