import { Link } from '@/components/ui/link'
import { Markdown } from '@/components/ui/markdown'
import { Time } from '@/components/ui/time'
import { paths } from '@/lib/core/paths'
import type { BlameView } from '@/lib/rfcs/queries-history'

/** The text by paragraph, each beside the version that last changed it, who wrote or suggested that, and the way to it. */
export function Blame({ number, blocks, now }: { number: number; blocks: BlameView; now: Date }) {
  if (blocks.length === 0) return <p className="py-6 text-ink-2">This version has no text yet.</p>
  return (
    <ol aria-label="Blame" className="divide-y rounded-md border">
      {blocks.map((block, index) => {
        const again = blocks[index - 1]?.version === block.version
        return (
          <li key={index} className="grid gap-x-6 gap-y-1 px-4 py-2 sm:grid-cols-[11rem_minmax(0,72ch)]">
            <p className="text-xs text-ink-3">
              <Link
                href={
                  block.version > 1
                    ? paths.rfcVersions(number, { from: block.version - 1, to: block.version })
                    : paths.rfc(number, { version: 1 })
                }
                className="font-medium text-accent hover:underline"
              >
                Version {block.version}
              </Link>
              {!again && (
                <span className="block">
                  {block.suggestedBy
                    ? `${block.suggestedBy.name}, taken over by ${block.author.name}`
                    : block.author.name}{' '}
                  <Time at={new Date(block.at)} now={now} />
                </span>
              )}
            </p>
            <Markdown html={block.html} className="min-w-0" />
          </li>
        )
      })}
    </ol>
  )
}
