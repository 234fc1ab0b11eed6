import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { createSecureContext, TLSSocket } from 'node:tls'
import type { Aws } from '../aws'
import { type Certificate, makeCertificate } from '../aws/certificate'
import { temporaryFolder } from '../support/temporary'

/** The hosts that the CLIs call. */
const HOSTS = ['sts.amazonaws.com', 'sts.eu-west-1.amazonaws.com', 'portal.sso.eu-west-1.amazonaws.com', 'oidc.eu-west-1.amazonaws.com']

export interface Internet {
  /** What leads a CLI there: old ones know no variable for endpoints, all know a proxy. */
  readonly environment: Readonly<Record<string, string>>
  close(): void
}

let certificate: Certificate | undefined

/** A proxy behind which every host is the one AWS. Wants openssl. */
export async function internet(aws: Aws): Promise<Internet> {
  certificate ??= makeCertificate(temporaryFolder('certificate'), ...HOSTS)
  const { file } = certificate
  const secureContext = createSecureContext(certificate)
  const server = createServer((_request, response) => response.writeHead(405).end())
  server.on('connect', (_request, socket) => {
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
    const open = new TLSSocket(socket, { isServer: true, secureContext })
    const target = connect(aws.port, '127.0.0.1')
    open.on('error', () => target.destroy()).on('close', () => target.destroy())
    target.on('error', () => open.destroy())
    open.pipe(target).pipe(open)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    environment: { HTTPS_PROXY: `http://127.0.0.1:${port}`, NO_PROXY: '127.0.0.1', AWS_CA_BUNDLE: file },
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
