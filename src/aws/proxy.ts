import { Agent as HttpAgent } from 'node:http'
import { type AgentOptions, Agent as HttpsAgent } from 'node:https'
import { Agent, type AgentConnectOpts } from 'agent-base'
import { HttpsProxyAgent } from 'https-proxy-agent'

type Variables = Readonly<Record<string, string | undefined>>

/** An agent that sends each request through the proxy that the environment names for it, by CONNECT, or straight where it names none. */
export function proxyAgent(environment: Variables, options: AgentOptions): HttpsAgent {
  return new EnvironmentAgent(environment, options) as unknown as HttpsAgent
}

/** The proxy for a URL as `host:port`, without its credentials. */
export function proxyName(url: string, environment: Variables): string | undefined {
  return proxyFor(url, environment)?.host
}

/**
 * HTTPS_PROXY or HTTP_PROXY by the URL's scheme, then ALL_PROXY; lower case first. NO_PROXY: `*`, or names that match a host and all below it, each with a port of its own
 * if it has one. That is how Python reads them, and so the AWS CLI.
 */
export function proxyFor(url: string, environment: Variables): URL | undefined {
  const { protocol, hostname, port } = new URL(url)
  const read = (name: string) => environment[name]?.trim() || environment[name.toUpperCase()]?.trim() || undefined
  const proxy = read(`${protocol.slice(0, -1)}_proxy`) ?? read('all_proxy')
  if (!proxy || isExempt(hostname, port || (protocol === 'https:' ? '443' : '80'), read('no_proxy') ?? '')) return undefined
  const text = proxy.includes('://') ? proxy : `http://${proxy}`
  return URL.canParse(text) ? new URL(text) : undefined
}

function isExempt(hostname: string, port: string, exemptions: string): boolean {
  return exemptions.split(/[\s,]+/).some((entry) => {
    if (entry === '*') return true
    const [, name = '', ownPort] = /^(.*?)(?::(\d+))?$/.exec(entry.toLowerCase()) ?? []
    const domain = name.replace(/^\*?\.?/, '')
    return domain !== '' && (ownPort ?? port) === port && (hostname === domain || hostname.endsWith(`.${domain}`))
  })
}

class EnvironmentAgent extends Agent {
  constructor(
    readonly environment: Variables,
    readonly own: AgentOptions,
  ) {
    super(own)
  }

  override connect(_request: unknown, target: AgentConnectOpts) {
    const proxy = proxyFor(`${target.secureEndpoint ? 'https' : 'http'}://${target.host}:${target.port}`, this.environment)
    if (proxy) return new HttpsProxyAgent(proxy, this.own)
    return target.secureEndpoint ? new HttpsAgent(this.own) : new HttpAgent()
  }
}
