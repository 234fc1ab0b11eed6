import { readFileSync } from 'node:fs'
import type { Agent } from 'node:http'
import type { AgentOptions } from 'node:https'
import { ConfigurationError } from '../errors'
import { type Outgoing, type Reply, request } from './request'

/** The sockets of one run. */
export interface Transport {
  /** Rejects with the system's error, or with a TimeoutError after `timeout` milliseconds, or after five seconds without a connection. */
  send(request: Outgoing, timeout: number): Promise<Reply>
  /** Where the last request went, as `https://host`. */
  lastUrl(): string | undefined
  /** The proxy for a URL, without its credentials; undefined where the call goes straight. */
  proxyFor(url: string): string | undefined
  /** A new transport with the same settings: for a request that must not meet a connection that the server closed meanwhile. */
  renew(): Promise<Transport>
  close(): void
}

/** Heeds HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY, and trusts `caBundle` beside the usual roots. Throws ConfigurationError where the bundle cannot be read. */
export async function openTransport(environment: NodeJS.ProcessEnv, caBundle: string | undefined): Promise<Transport> {
  const ca = caBundle === undefined ? undefined : trusted(caBundle, environment)
  const options: AgentOptions = { keepAlive: true, ...(ca ? { ca } : {}) }
  const proxies = usesProxy(environment) ? await import('./proxy') : undefined
  const agents = new Map<string, Agent>()
  const agentFor = (protocol: string): Agent => {
    const known = agents.get(protocol)
    const agent = known ?? proxies?.proxyAgent(environment, options) ?? newAgent(protocol, options)
    agents.set(protocol, agent)
    return agent
  }
  let lastUrl: string | undefined
  // A command ends before that, and its sockets with it.
  const close = (): void => {
    setImmediate(() => {
      for (const agent of agents.values()) agent.destroy()
    })
  }
  return {
    send(outgoing, timeout) {
      const { protocol, hostname, port } = outgoing
      lastUrl = `${protocol}//${hostname}${port ? `:${port}` : ''}`
      return request(outgoing, agentFor(protocol), timeout)
    },
    lastUrl: () => lastUrl,
    proxyFor: (url) => proxies?.proxyName(url, environment),
    renew: () => {
      close()
      return openTransport(environment, caBundle)
    },
    close,
  }
}

/** Each of the two modules is loaded where it is needed: TLS costs more than all else. */
function newAgent(protocol: string, options: AgentOptions): Agent {
  return protocol === 'https:'
    ? new (process.getBuiltinModule('node:https').Agent)(options)
    : new (process.getBuiltinModule('node:http').Agent)({ keepAlive: true })
}

function usesProxy(environment: NodeJS.ProcessEnv): boolean {
  return ['https_proxy', 'http_proxy', 'all_proxy'].some((name) => environment[name] || environment[name.toUpperCase()])
}

/** Naming certificates replaces Node's own list, so that the roots and NODE_EXTRA_CA_CERTS are named again. */
function trusted(caBundle: string, environment: NodeJS.ProcessEnv): string[] {
  const extra = environment.NODE_EXTRA_CA_CERTS
  return [
    ...process.getBuiltinModule('node:tls').rootCertificates,
    readCertificates(caBundle, 'AWS_CA_BUNDLE or ca_bundle'),
    ...(extra ? [readCertificates(extra, 'NODE_EXTRA_CA_CERTS')] : []),
  ]
}

function readCertificates(file: string, name: string): string {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (cause) {
    throw new ConfigurationError(`The certificates of ${name} cannot be read: ${(cause as Error).message}.`, { cause })
  }
  if (text.includes('-----BEGIN CERTIFICATE-----')) return text
  throw new ConfigurationError(`The file of ${name} holds no PEM certificate: ${file}.`)
}
