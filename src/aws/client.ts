import { buildQueryString } from '@smithy/core/protocols'
import type { HttpRequest } from '@smithy/types'
import { CALL_LIMIT } from './limits'
import type { Transport } from './transport'
import type { Keys, Target } from './types'

/** What every client gets; no keys for calls that are not signed. Whatever the SDK would look up in files or the environment is said here, so that it reads none. */
export function clientSettings(target: Target, keys: Keys | undefined, transport: Transport) {
  return {
    region: target.region,
    ...(target.endpoint ? { endpoint: target.endpoint } : {}),
    useFipsEndpoint: target.useFips,
    useDualstackEndpoint: target.useDualstack,
    credentials: keys ? revealed(keys) : noKeys,
    requestHandler: {
      handle: async (request: HttpRequest, { requestTimeout = CALL_LIMIT }: { requestTimeout?: number } = {}) => {
        const query = buildQueryString(request.query ?? {})
        const path = query ? `${request.path}?${query}` : request.path
        return { response: await transport.send({ ...request, path }, requestTimeout) }
      },
      destroy: () => transport.close(),
    },
    // awsenv decides what may be sent again: a code must not be.
    maxAttempts: 1,
    retryMode: 'standard',
    defaultsMode: 'standard' as const,
    authSchemePreference: [],
    sigv4aSigningRegionSet: async () => undefined,
    userAgentAppId: async () => undefined,
    customUserAgent: [['awsenv']] as [string][],
  }
}

function revealed(keys: Keys) {
  return {
    accessKeyId: keys.accessKeyId,
    secretAccessKey: keys.secretAccessKey.reveal(),
    ...(keys.sessionToken ? { sessionToken: keys.sessionToken.reveal() } : {}),
  }
}

/** Without a provider the SDK would look for keys by itself. */
async function noKeys(): Promise<never> {
  throw new Error('a call that is not signed asked for keys')
}

/** The SDK warns on stderr about the versions of Node that it will leave; that is not the user's business. */
export function quietly<T>(make: () => T): T {
  const name = 'AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'
  const before = process.env[name]
  process.env[name] = 'true'
  try {
    return make()
  } finally {
    if (before === undefined) delete process.env[name]
    else process.env[name] = before
  }
}
