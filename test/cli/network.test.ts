import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { awsFiles, type Fault, standardWorld, startAws } from '../aws'
import { makeCertificate } from '../aws/certificate'
import { home } from '../support/home'
import { needs } from '../support/needs'
import { awsenv } from '../support/program'
import { proxyTo } from '../support/proxy'
import { temporaryFolder } from '../support/temporary'
import { stay } from '../support/world'

const HOST = 'sts.eu-west-1.amazonaws.com'
const dev = ['assume', 'dev', '--shell', 'sh']

/** AWS under its own name, with a certificate of a private authority: without a network, only a proxy leads there. */
async function privateAws() {
  const certificate = makeCertificate(temporaryFolder('certificate'), HOST, '127.0.0.1')
  const aws = await startAws({ tls: certificate })
  onTestFinished(() => aws.close())
  return { aws, caFile: certificate.file, env: home(awsFiles(standardWorld(aws))).env }
}

describe('a proxy and a private authority', () => {
  beforeEach((context) => needs(context, 'openssl'))

  it('AWS is reached through the proxy alone, with the certificate that is named', async () => {
    const { aws, caFile, env } = await privateAws()
    const proxy = await proxyTo(aws.port)
    const ways = [
      { HTTPS_PROXY: `http://ana:s3cret@${proxy.host}`, AWS_CA_BUNDLE: caFile },
      { https_proxy: `http://${proxy.host}`, NODE_EXTRA_CA_CERTS: caFile },
      { ALL_PROXY: proxy.host, AWS_CA_BUNDLE: caFile, NO_PROXY: 'example.com,.example.org:443,1amazonaws.com' },
    ]
    for (const way of ways) expect(await awsenv(dev, { env: { ...env, ...way } })).toMatchObject({ status: 0, stderr: '' })
    expect(proxy.asked).toEqual([`${HOST}:443`, `${HOST}:443`, `${HOST}:443`])
    expect(proxy.authorizations).toEqual([`Basic ${btoa('ana:s3cret')}`, undefined, undefined])
    expect(aws.calls('AssumeRole')).toHaveLength(3)
  })

  it('the certificate may stand in the profile', async () => {
    const { aws, caFile } = await privateAws()
    const proxy = await proxyTo(aws.port)
    const world = standardWorld(aws)
    const files = awsFiles(world)
    const { env } = home({ ...files, config: files.config.replace('[profile dev]', `[profile dev]\nca_bundle = ${caFile}`) })
    expect(await awsenv(dev, { env: { ...env, HTTPS_PROXY: `http://${proxy.host}` } })).toMatchObject({ status: 0 })
  })

  it('without the certificate: the error names it, the proxy, and the variable to set', async () => {
    const { aws, env } = await privateAws()
    const proxy = await proxyTo(aws.port)
    const result = await awsenv(dev, { env: { ...env, HTTPS_PROXY: `http://ana:s3cret@${proxy.host}` } })
    expect(result).toMatchObject({ status: 6, stdout: 'false;\n' })
    expect(result.stderr).toContain(`the certificate of ${HOST} through the proxy ${proxy.host} is not trusted`)
    expect(result.stderr).toContain('AWS_CA_BUNDLE')
    expect(result.stderr).not.toContain('s3cret')
  })

  it.each([`${HOST}`, 'amazonaws.com', '.amazonaws.com', '*', `other,${HOST}:443`])('NO_PROXY=%s goes straight', async (NO_PROXY) => {
    const { aws, env } = await privateAws()
    const proxy = await proxyTo(aws.port)
    const result = await awsenv(dev, { env: { ...env, HTTPS_PROXY: `http://${proxy.host}`, NO_PROXY } })
    expect(result).toMatchObject({
      status: 6,
      stderr: expect.stringMatching(new RegExp(`the name ${HOST} cannot be found \\((ENOTFOUND|EAI_AGAIN)\\)`)),
    })
    expect(proxy.asked).toEqual([])
  })

  it('a proxy that wants a password, and one that is not there', async () => {
    const { aws, env } = await privateAws()
    const proxy = await proxyTo(aws.port, 407)
    expect((await awsenv(dev, { env: { ...env, HTTPS_PROXY: `http://ana:s3cret@${proxy.host}` } })).stderr).toMatch(
      /asks for a password \(HTTP 407\)/,
    )
    const gone = await awsenv(dev, { env: { ...env, HTTPS_PROXY: 'http://ana:s3cret@127.0.0.1:1' } })
    expect(gone).toMatchObject({
      status: 6,
      stderr: expect.stringContaining('through the proxy 127.0.0.1:1 cannot be reached (ECONNREFUSED)'),
    })
    expect(gone.stderr).not.toContain('s3cret')
  })

  it('a bundle that is not there or holds no certificate: status 3, no call', async () => {
    const { env, aws } = await stay()
    for (const AWS_CA_BUNDLE of ['/nowhere/ca.pem', '/etc/hostname'])
      expect(await awsenv(dev, { env: { ...env, AWS_CA_BUNDLE } })).toMatchObject({ status: 3, stdout: 'false;\n' })
    expect(aws.requests).toEqual([])
  })
})

describe('what is sent again', () => {
  it.each<[string, Fault, number]>([
    ['an answer of 500', { kind: 'error', status: 500 }, 2],
    ['throttling', { kind: 'throttle' }, 2],
    ['a connection that is reset after the request was read', { kind: 'resetAfterReading' }, 2],
  ])('a call without a code, after %s', async (_what, fault, requests) => {
    const { env, aws } = await stay()
    aws.fault(fault)
    expect(await awsenv(dev, { env })).toMatchObject({ status: 0 })
    expect(aws.calls('AssumeRole')).toHaveLength(requests)
  })

  it.each<[string, Fault, number]>([
    ['an answer of 500', { kind: 'error', status: 500 }, 6],
    ['an answer of 503', { kind: 'error', status: 503, code: 'ServiceUnavailable' }, 6],
    ['throttling', { kind: 'throttle' }, 5],
    ['throttling with 503', { kind: 'throttle', status: 503 }, 6],
    ['a reset', { kind: 'resetAfterReading' }, 6],
    ['half an answer', { kind: 'cut' }, 6],
    ['a page of HTML', { kind: 'garbage' }, 5],
    ['a page of HTML with 502', { kind: 'garbage', status: 502 }, 6],
    ['a redirect', { kind: 'redirect' }, 6],
    ['hostile values', { kind: 'override', values: { SessionToken: "'; touch canary '" } }, 5],
  ])('never a code: %s', async (_what, fault, status) => {
    const { env, aws, freshCode } = await stay()
    aws.fault({ ...fault, times: Number.POSITIVE_INFINITY } as Fault)
    const code = freshCode()
    const result = await awsenv(['assume', 'prod', code, '--shell', 'sh'], { env })
    expect(aws.codes()).toEqual([code])
    expect(result).toMatchObject({ status, stdout: 'false;\n' })
    expect(result.stderr.trim().split('\n')).toHaveLength(1)
  })

  it('a code once more where the clock was wrong, for that refusal came before the code was looked at', async () => {
    const { env, aws, freshCode } = await stay()
    aws.fault({ kind: 'clock', minutes: 47, times: 2 })
    const result = await awsenv(['assume', 'prod', freshCode(), '--shell', 'sh'], { env })
    expect(result).toMatchObject({ status: 0, stderr: expect.stringContaining("clock is 47 min behind AWS's") })
    expect(aws.calls('AssumeRole').map(({ outcome }) => outcome)).toEqual(['SignatureDoesNotMatch', 'ok'])
  })

  it('a clock that stays wrong is an error, not a loop', async () => {
    const { env, aws } = await stay()
    aws.fault({ kind: 'clock', minutes: -47, times: 1 })
    aws.fault({ kind: 'clock', minutes: 90, times: 5 })
    expect(await awsenv(dev, { env })).toMatchObject({ status: 5, stderr: expect.stringContaining('47 min ahead of') })
    expect(aws.calls('AssumeRole')).toHaveLength(2)
  })
})
