import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { onTestFinished } from 'vitest'

export interface Proxy {
  /** `127.0.0.1:PORT`. */
  readonly host: string
  /** What it was asked to connect to, as `host:port`, in order. */
  readonly asked: string[]
  /** The Proxy-Authorization headers that came. */
  readonly authorizations: (string | undefined)[]
}

/** A proxy that takes CONNECT alone and leads every host to one port of 127.0.0.1. It ends with the test. */
export async function proxyTo(port: number, answer: 200 | 407 | 502 = 200): Promise<Proxy> {
  const asked: string[] = []
  const authorizations: (string | undefined)[] = []
  const server = createServer((_request, response) => response.writeHead(405).end())
  server.on('connect', (request, socket, head) => {
    asked.push(request.url ?? '')
    authorizations.push(request.headers['proxy-authorization'])
    socket.on('error', () => {})
    if (answer !== 200) return socket.end(`HTTP/1.1 ${answer} No\r\nContent-Length: 0\r\n\r\n`)
    const target = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      target.write(head)
      target.pipe(socket).pipe(target)
    })
    target.on('error', () => socket.destroy())
    socket.on('close', () => target.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { host: `127.0.0.1:${(server.address() as AddressInfo).port}`, asked, authorizations }
}
