import { isoSeconds } from './answers'
import { checkConstraints } from './constraints'
import { AwsError, invalidToken, notAuthorized, validationError } from './errors'
import type { Request, Service, Tree } from './http'
import { authenticate } from './sigv4'
import type { Key, State, User } from './state'
import { queryProtocol } from './xml'

const constraints = {
  UserName: { min: 1, max: 128, pattern: /[\w+=,.@-]+/ },
  MaxItems: { number: true, min: 1, max: 1000 },
  Marker: { min: 1, max: 320 },
}

/** IAM, API version 2010-05-08. */
export function iamService(state: State): Service {
  return {
    name: 'iam',
    ...queryProtocol('2010-05-08', 'https://iam.amazonaws.com/doc/2010-05-08/'),
    async answer(action, request, now) {
      const caller = await authenticate(request, state, 'iam', now)
      if (action !== 'ListMFADevices') throw new AwsError('InvalidAction', `Could not find operation ${action} for version 2010-05-08`)
      return listMfaDevices(state, caller, request.parameters)
    },
  }
}

function listMfaDevices(state: State, caller: Key, parameters: Request['parameters']): Tree {
  checkConstraints(parameters, constraints)
  if (caller.user && caller.session && !caller.session.mfa) throw invalidToken()
  const { UserName = caller.user?.name, MaxItems = '100', Marker = '0' } = parameters
  if (UserName === undefined) throw validationError('Must specify userName when calling with non-User credentials')
  const arn = `arn:${caller.partition}:iam::${caller.accountId}:user/${UserName}`
  if (caller.user?.deny.includes('iam:ListMFADevices')) throw notAuthorized(caller.arn, 'iam:ListMFADevices', `user ${UserName}`)
  const user = state.users.get(arn)
  if (!user) throw new AwsError('NoSuchEntity', `The user with name ${UserName} cannot be found.`, 404)
  return page(user, Number(Marker), Number(MaxItems))
}

function page(user: User, start: number, size: number): Tree {
  const end = start + size
  const truncated = end < user.devices.length
  return {
    MFADevices: user.devices.slice(start, end).map(({ serial, enabled }) => ({
      UserName: user.name,
      SerialNumber: serial,
      EnableDate: isoSeconds(enabled),
    })),
    IsTruncated: truncated,
    Marker: truncated ? String(end) : undefined,
  }
}
