import { EMBED_SCRIPT } from '@/lib/distribution/rules-embed'

/** The script of the one-tag widget: it puts the frame after its own tag and keeps its height right. */
export const GET = (): Response =>
  new Response(EMBED_SCRIPT, {
    headers: {
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=3600',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'cross-origin',
    },
  })
