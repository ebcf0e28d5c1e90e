import { defaultSchema, type Options } from 'rehype-sanitize'

/** Elements GitHub's rules allow that we do not: each can fetch something from elsewhere. */
const NOT_HERE = new Set(['picture', 'source'])

/** Attributes that style, steer focus or submit; a document needs none of them. */
const NOT_HERE_ATTRIBUTES = new Set([
  'accept',
  'acceptCharset',
  'accessKey',
  'action',
  'encType',
  'method',
  'prompt',
  'tabIndex',
  'useMap',
  'isMap',
  'color',
  'border',
  'noHref',
  'media',
  'htmlFor',
  'selected',
  'maxLength',
])

/** What may remain of a Markdown document: GitHub's rules, narrower. */
export function markdownSchema(idPrefix: string): Options {
  const everywhere = (defaultSchema.attributes?.['*'] ?? []).filter(
    (attribute) => typeof attribute !== 'string' || !NOT_HERE_ATTRIBUTES.has(attribute),
  )
  return {
    ...defaultSchema,
    tagNames: (defaultSchema.tagNames ?? []).filter((name) => !NOT_HERE.has(name)),
    attributes: { ...defaultSchema.attributes, '*': everywhere, img: ['src', 'ariaLabel'] },
    protocols: { ...defaultSchema.protocols, href: ['http', 'https', 'mailto'] },
    strip: ['script', 'style', 'title', 'textarea', 'noscript', 'template'],
    clobberPrefix: idPrefix,
  }
}
