import type { GatewayConfig } from '../../gateway/config.ts';

/**
 * @param say prints a line
 * @returns whether the result is as wanted
 * @throws Error with a message for the user of the command
 */
export type Command = (args: readonly string[], config: GatewayConfig, say: (line: string) => void) => Promise<boolean> | boolean;
