import { resolveChain } from './chain'
import { value } from './lookup'
import { chooseMfa } from './mfa'
import { network } from './network'
import { exportedRegion } from './region'
import type { Request } from './request'
import { selectProfile } from './select'
import { planSteps } from './steps'
import type { Plan } from './types'
import { rejectUnheeded } from './unheeded'

/**
 * Decides what will be done, asking nobody. Throws ConfigurationError, UsageError or MfaError for everything that can be known to fail beforehand,
 * so that no code is asked for in vain.
 */
export function makePlan(request: Request): Plan {
  const selected = selectProfile(request)
  const chain = resolveChain(request, selected)
  const mfa = chooseMfa(request, chain)
  const { steps, warnings } = planSteps(request, selected, chain, mfa.serial)
  rejectUnheeded(request, steps.at(-1)?.call)
  const source = chain.hops.at(-1)?.source
  const region = exportedRegion(request, selected, source)
  const mfaProcess = [selected, ...chain.hops.map(({ profile }) => profile), chain.baseProfile]
    .map((profile) => value(profile, 'mfa_process'))
    .find(Boolean)
  // A role given by its ARN has no settings of its own: what its source says of the network serves it.
  const isTyped = 'roleArn' in request.target
  return {
    profile: selected.name,
    ...(region ? { region } : {}),
    settings: isTyped ? new Map() : selected.settings,
    base: chain.base,
    steps,
    ...(mfaProcess ? { mfaProcess } : {}),
    network: network(request, (isTyped && source) || selected),
    warnings: [...mfa.warnings, ...warnings],
  }
}
