import type { RfcSource } from '@/lib/rfcs/schema'

const rels: Record<RfcSource['links'][number]['rel'], string> = {
  replaces: 'Replaces',
  'superseded-by': 'Superseded by',
  requires: 'Requires',
  'see-also': 'See also',
  discussion: 'Discussed at',
  issue: 'Tracked in',
}

/** Where an imported RFC came from, its links, and its header as it was written. */
export function SourceCard({ source }: { source: RfcSource }) {
  return (
    <details className="mb-6 rounded-md border text-sm">
      <summary className="px-3 py-2 text-ink-2 hover:text-ink">
        Imported from <code>{source.path}</code>
        {source.status && <> with status “{source.status}”</>}
      </summary>
      <div className="space-y-3 border-t px-3 py-2.5">
        {source.links.length > 0 && (
          <ul className="space-y-0.5">
            {source.links.map((link, index) => (
              <li key={index}>
                {rels[link.rel]}{' '}
                {link.url ? (
                  <a href={link.url} rel="nofollow noopener" className="break-all text-accent underline">
                    {link.target}
                  </a>
                ) : (
                  link.target
                )}
              </li>
            ))}
          </ul>
        )}
        <pre tabIndex={0} aria-label="Original header" className="max-h-72 overflow-auto text-xs text-ink-2">
          {source.header.trim().replace(/[\w.+-]+@[\w-]+(\.[\w-]+)+/g, '…') || 'No header.'}
        </pre>
      </div>
    </details>
  )
}
