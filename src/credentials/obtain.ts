import { type Answer, assumeRole, type Caller, getSessionToken } from '../aws/sts'
import { openTransport, type Transport } from '../aws/transport'
import { at, MfaError, quote } from '../errors'
import type { AssumeRoleStep, GetSessionTokenStep, Plan, Step } from '../plan/types'
import { baseCredentials } from './base'
import { checkedAnswer } from './checked'
import type { Asks, Credentials } from './types'

/** Does what the plan says. Throws MfaError, RefusedError, NetworkError, SessionOverError or InterruptedError. */
export async function obtain(plan: Plan, asks: Asks): Promise<Credentials> {
  let transport = await openTransport(asks.environment, plan.network.caBundle)
  const renew = async () => {
    transport = await transport.renew()
    return transport
  }
  try {
    let credentials = await baseCredentials(plan, transport, asks)
    if (plan.base.kind === 'process' && plan.steps.length === 0 && !credentials.sessionToken) {
      asks.note(`Profile ${quote(plan.base.profile)}: its credential_process prints long-term keys; they are handed on as they are.`)
    }
    let askerText = `profile ${quote(plan.base.profile)}`
    for (const step of plan.steps) {
      if (step.call !== 'AssumeRole' && step.call !== 'GetSessionToken') continue
      credentials = await perform(step, { plan, asks, credentials, askerText, transport: () => transport, renew })
      askerText = step.call === 'AssumeRole' ? step.roleArn : askerText
    }
    return credentials
  } finally {
    transport.close()
  }
}

interface Performance {
  readonly plan: Plan
  readonly asks: Asks
  readonly credentials: Credentials
  readonly askerText: string
  transport(): Transport
  renew(): Promise<Transport>
}

async function perform(step: AssumeRoleStep | GetSessionTokenStep, performance: Performance): Promise<Credentials> {
  const { plan, asks, credentials } = performance
  const from = `Profile ${quote(step.profile)}: ${step.call}`
  const isUseless = step.mfaSerial !== undefined && credentials.sessionToken !== undefined
  if (isUseless) rejectCode(plan, asks)
  if (step.mfaSerial === undefined || isUseless) {
    return checkedAnswer(await send(step, caller(step, performance, performance.transport(), undefined)), from)
  }
  const serial =
    step.mfaSerial === 'auto'
      ? await (await import('./mfa-device')).findDevice(caller(step, performance, performance.transport(), undefined), step.profile, asks)
      : step.mfaSerial
  const { withCode } = await import('./codes')
  return withCode(asks, { profile: step.profile, serial, mfaProcess: plan.mfaProcess }, async (code) => {
    const answer = await send(step, caller(step, performance, await performance.renew(), true), { serial, code })
    return checkedAnswer(answer, from)
  })
}

/** A process has turned out to hand out temporary keys, which have no device. */
function rejectCode({ base }: Plan, { code, note }: Asks): void {
  const what = `Profile ${quote(base.profile)}: its credential_process prints temporary keys, which have no MFA device`
  if (code !== undefined) throw new MfaError(`${what}. Leave the code out.`)
  note(`${what}; no code is asked for.`)
}

function send(step: AssumeRoleStep | GetSessionTokenStep, by: Caller, mfa?: { serial: string; code: string }): Promise<Answer> {
  return step.call === 'AssumeRole' ? assumeRole(by, { ...step, mfa }) : getSessionToken(by, { ...step, mfa })
}

function caller(
  step: Step,
  { plan, asks, credentials, askerText }: Performance,
  transport: Transport,
  carriesCode: true | undefined,
): Caller {
  const { endpoints, useFips, useDualstack } = plan.network
  return {
    target: { region: step.region, endpoint: endpoints.sts, useFips, useDualstack },
    keys: credentials,
    transport,
    story: {
      call: step.call,
      subject: `Profile ${quote(step.profile)}`,
      wanted: step.call === 'AssumeRole' ? `${step.roleArn}${step.place ? ` (${at(step.place)})` : ''}` : undefined,
      asker: askerText,
      carriesCode: carriesCode ?? (credentials.sessionToken ? undefined : false),
      note: asks.note,
      debug: asks.debug,
    },
  }
}
