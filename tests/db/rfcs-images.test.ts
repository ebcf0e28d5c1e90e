import { beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '@/lib/core/permissions'
import { sweepImages } from '@/lib/rfcs/commands-images'
import { writeEndpoints } from '@/lib/rfcs/api-write'
import { db } from '@/lib/server/db'
import { images } from '../support/images'
import { call, tokens } from '../support/rest'

let tokenOf: Record<Role, string>
beforeAll(async () => {
  tokenOf = await tokens()
})

const post = (raw: BodyInit, role: Role = 'developer', headers: Record<string, string> = {}) =>
  call(writeEndpoints.addImage, tokenOf[role], { raw, headers: { 'content-type': 'image/png', ...headers } })
const get = (id: string, role?: Role) => call(writeEndpoints.image, role && tokenOf[role], { params: { id } })
const added = async (bytes: Uint8Array<ArrayBuffer>) =>
  (await (await post(bytes)).json()) as { id: string; type: string; width: number; height: number; address: string }

describe('images of RFCs', () => {
  it('are kept without their metadata under their own hash, once', async () => {
    const made = await added(images.jpeg)
    expect(made).toMatchObject({
      type: 'image/jpeg',
      width: 6,
      height: 4,
      address: `/api/v1/rfcs/images/${made.id}#6x4`,
    })
    expect(await added(images.jpeg)).toEqual(made)
    const row = await db.rfcImage.findUniqueOrThrow({ where: { id: made.id } })
    expect([row.addedById, Buffer.from(row.bytes).includes('ICC_PROFILE')]).toEqual(['person-developer', false])
  })

  it('are served to readers of RFCs only, as nothing but an image', async () => {
    const { id } = await added(images.webp)
    const response = await get(id, 'pm')
    expect(response.status).toBe(200)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/webp',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'private, max-age=31536000, immutable',
    })
    expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(60)
    expect([
      (await get(id)).status,
      (await get(id, 'stakeholder')).status,
      (await get('0'.repeat(64), 'pm')).status,
    ]).toEqual([401, 403, 404])
  })

  it('are known by their bytes, whatever they are called', async () => {
    expect((await post('<svg onload="alert(1)"/>', 'pm', { 'content-type': 'image/png' })).status).toBe(415)
    const svg = (await (await post('<svg/>', 'pm', { 'content-type': 'image/svg+xml' })).json()) as { detail: string }
    expect(svg.detail).toContain('SVG can hold scripts')
    expect((await post('<html>', 'pm', { 'content-type': 'text/html' })).status).toBe(415)
    expect((await post(images.png.slice(0, 60))).status).toBe(422)
    expect((await post(new Uint8Array(10_000_001))).status).toBe(413)
    expect(
      ((await (await post(images.gif, 'pm', { 'content-type': 'application/json' })).json()) as { type: string }).type,
    ).toBe('image/gif')
  })

  it('are taken once for one key', async () => {
    const headers = { 'idempotency-key': 'one-image' }
    expect((await post(images.png, 'developer', headers)).status).toBe(201)
    expect((await post(images.png, 'developer', headers)).headers.get('idempotent-replayed')).toBe('true')
    expect((await post(images.gif, 'developer', headers)).status).toBe(409)
  })

  it('go a week after no text shows them any more, and not before', async () => {
    const [shown, unshown, typed] = [await added(images.png), await added(images.gif), await added(images.webp)]
    const rfc = await db.rfc.create({
      data: {
        id: 'with-image',
        title: 'x',
        body: '',
        versions: { create: { version: 1, title: 'x', body: `![a](${shown.address})` } },
      },
    })
    await db.rfcUnsaved.create({
      data: {
        personId: 'person-developer',
        target: rfc.id,
        rfcId: rfc.id,
        title: '',
        labels: '',
        body: `![a](${typed.address})`,
        at: new Date(),
      },
    })
    const ids = async () =>
      (await db.rfcImage.findMany({ select: { id: true }, where: { id: { in: [shown.id, unshown.id, typed.id] } } }))
        .map((row) => row.id)
        .sort()
    await sweepImages(new Date(Date.now() + 6 * 86_400_000))
    expect(await ids()).toEqual([shown.id, unshown.id, typed.id].sort())
    await sweepImages(new Date(Date.now() + 8 * 86_400_000))
    expect(await ids()).toEqual([shown.id, typed.id].sort())
    await db.rfc.delete({ where: { id: rfc.id } })
    await sweepImages(new Date(Date.now() + 8 * 86_400_000))
    expect(await ids()).toEqual([])
  })
})
