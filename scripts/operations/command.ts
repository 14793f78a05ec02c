import type { GatewayConfig } from '../../gateway/config.ts';

/**
 * @param say prints a line
 * @returns whether all is as wanted
 * @throws Error with a message for whoever typed the arguments
 */
export type Command = (args: readonly string[], config: GatewayConfig, say: (line: string) => void) => Promise<boolean> | boolean;
