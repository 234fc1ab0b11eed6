import { createHash, createHmac } from 'node:crypto'
import { request } from 'node:http'

// What no program on Node can beat by much: one AssumeRole, signed by hand and read with patterns, of a home's first key for a role, and nothing else.

const { AWS_ENDPOINT_URL_STS: endpoint = '', BENCH_KEY: keyId = '', BENCH_SECRET: secret = '', BENCH_ROLE: role = '' } = process.env
const url = new URL(endpoint)
const body = new URLSearchParams({ Action: 'AssumeRole', Version: '2011-06-15', RoleArn: role, RoleSessionName: 'bench' }).toString()
const time = new Date().toISOString().replace(/[-:]|\.\d+/g, '')
const scope = [time.slice(0, 8), 'eu-west-1', 'sts', 'aws4_request']
const headers = { 'content-type': 'application/x-www-form-urlencoded', host: url.host, 'x-amz-date': time }
const names = Object.keys(headers).join(';')
const lines = Object.entries(headers).map(([name, value]) => `${name}:${value}`)
const canonical = ['POST', '/', '', ...lines, '', names, sha256(body)].join('\n')
const key = scope.reduce<string | Buffer>(hmac, `AWS4${secret}`)
const signature = hmac(key, ['AWS4-HMAC-SHA256', time, scope.join('/'), sha256(canonical)].join('\n')).toString('hex')
const authorization = `AWS4-HMAC-SHA256 Credential=${keyId}/${scope.join('/')}, SignedHeaders=${names}, Signature=${signature}`

request({ method: 'POST', host: url.hostname, port: url.port, path: '/', headers: { ...headers, authorization } }, (answer) => {
  let text = ''
  answer.setEncoding('utf8').on('data', (piece: string) => {
    text += piece
  })
  answer.on('end', () => {
    const values = ['AccessKeyId', 'SecretAccessKey', 'SessionToken', 'Expiration'].map(
      (name) => new RegExp(`<${name}>(.*?)</`).exec(text)?.[1],
    )
    process.stdout.write(`${values.join('\n')}\n`, () => process.exit(answer.statusCode === 200 ? 0 : 1))
  })
}).end(body)

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}
