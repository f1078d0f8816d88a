import type { Looked } from './information';

export type Part = { name: string; on: boolean; empty?: true };

/**
 * The parts of the firewall (services, or profiles on Windows). `weak`: only that a service ran could be seen.
 * `empty`: it is on, and its own file has no rule that keeps anything out.
 */
export type FirewallFacts = Looked<{ weak: boolean; parts: Part[] }>;
