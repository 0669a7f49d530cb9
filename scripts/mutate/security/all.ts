import type { Mutation } from '../mutation.ts'
import { COMMANDS } from './commands.ts'
import { FILES } from './files.ts'
import { NETWORK } from './network.ts'
import { PAGES } from './pages.ts'
import { SUPPLY_CHAIN } from './supply-chain.ts'
import { TEXT } from './text.ts'

/** Every mutation that removes a rule of the threat model. */
export const SECURITY_MUTATIONS: readonly Mutation[] = [
  ...PAGES,
  ...COMMANDS,
  ...NETWORK,
  ...FILES,
  ...TEXT,
  ...SUPPLY_CHAIN
]
