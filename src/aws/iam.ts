import { IAMClient, paginateListMFADevices } from '@aws-sdk/client-iam'
import { call } from './call'
import { clientSettings, quietly } from './client'
import type { Caller } from './sts'

/** The serials of the caller's own MFA devices. Throws RefusedError or NetworkError. */
export async function listMfaDevices({ target, keys, transport, story }: Caller): Promise<string[]> {
  const client = quietly(() => new IAMClient(clientSettings(target, keys, transport)))
  return call(
    async (requestTimeout) => {
      const serials: string[] = []
      for await (const page of paginateListMFADevices({ client }, {}, { requestTimeout })) {
        for (const device of page.MFADevices ?? []) if (device.SerialNumber) serials.push(device.SerialNumber)
      }
      return serials
    },
    client,
    transport,
    story,
  )
}
