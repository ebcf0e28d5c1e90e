import { Button } from '@/components/ui/button'
import { plural } from '@/lib/core/format'
import { paths } from '@/lib/core/paths'
import { Input, Select } from '@/components/ui/input'
import { Link } from '@/components/ui/link'
import { Section } from '@/components/ui/page-header'
import { linkAction, unlinkAction } from '@/lib/rfcs/actions-discuss'
import { relWords } from '@/lib/rfcs/rules-links'
import { STATUS_LABELS } from '@/lib/rfcs/presenter-labels'
import { rels, type LinkGraph as Graph } from '@/lib/rfcs/schema-links'
import { Live } from '@/components/ui/live'
import { Still } from '@/components/ui/still'
import { LinkGraph } from './link-graph'
import { PostForm } from './post-form'

type Item = { id: string; title: string; href: string; status: string }
type Props = {
  number: number
  graph: Graph
  items: Item[]
  mayLink: boolean
  mayLinkItem: boolean
  /** It was accepted: what it decides may become an item. */
  accepted: boolean
}

/** The form that the buttons of all links belong to. */
const UNLINK = 'unlink-form'

/** Links that are named; of more there is no picture either: it would be a knot. */
const MAX_LINKS = 20

/** What an RFC supersedes, requires and is related to, and the roadmap items that come of it. */
export function LinksCard({ number, graph, items, mayLink, mayLinkItem, accepted }: Props) {
  const all = graph.edges.filter((edge) => edge.from === number || edge.to === number)
  const near = all.slice(0, MAX_LINKS)
  const offer = accepted && mayLinkItem && items.length === 0
  if (near.length === 0 && items.length === 0 && !mayLink && !offer) return null
  const nodeOf = (other: number) => graph.nodes.find((node) => node.number === other)
  return (
    <Section title="Links" id="links" className="max-w-[72ch]">
      {near.length > 0 && near.length === all.length && (
        <Still>
          <LinkGraph focus={number} graph={graph} />
        </Still>
      )}
      {mayLink && near.length > 0 && <PostForm id={UNLINK} action={unlinkAction} values={{ number }} />}
      <Live>
        <ul className="rfc-links">
          {near.map(({ from, rel, to }) => {
            const [other, words] = from === number ? [to, relWords[rel].from] : [from, relWords[rel].to]
            const node = nodeOf(other)
            return (
              <li key={`${from} ${rel} ${to}`}>
                <span>{words}</span>
                <Link href={paths.rfc(other)}>{`RFC ${other}: ${node?.title ?? ''}`}</Link>
                {node && <span>{STATUS_LABELS[node.status]}</span>}
                {mayLink && (from === number || rel === 'related') && (
                  <button
                    form={UNLINK}
                    name="link"
                    value={`${rel}:${other}`}
                    className="take-away"
                    aria-label={`Take away: ${words} RFC ${other}`}
                  >
                    take away
                  </button>
                )}
              </li>
            )
          })}
          {items.map((item) => (
            <li key={item.id}>
              <span>Roadmap</span>
              <Link href={item.href}>{item.title}</Link>
              <span>{item.status}</span>
            </li>
          ))}
        </ul>
      </Live>
      {all.length > near.length && (
        <p className="mt-1 text-sm text-ink-3">and {plural(all.length - near.length, 'more link')}</p>
      )}
      {offer && (
        <p className="mt-2 text-sm">
          Accepted, and not on the roadmap yet.{' '}
          <Link href={paths.roadmapNew({ rfc: number })} className="underline underline-offset-2">
            Make an item of it
          </Link>
        </p>
      )}
      {mayLink && (
        <details className="mt-2 text-sm">
          <summary className="text-ink-2 hover:text-ink">Add a link</summary>
          <PostForm
            adds
            action={linkAction}
            values={{ number }}
            label="Add a link"
            className="mt-2 flex flex-wrap items-end gap-2"
          >
            <Select name="rel" aria-label="How they are linked" className="w-auto text-sm">
              {rels.map((rel) => (
                <option key={rel} value={rel}>
                  {relWords[rel].from}
                </option>
              ))}
            </Select>
            <Input
              name="other"
              aria-label="RFC number"
              placeholder="RFC number"
              inputMode="numeric"
              required
              className="w-32"
            />
            <Button type="submit" size="sm">
              Link
            </Button>
          </PostForm>
          {mayLinkItem && <p className="mt-2 text-ink-3">A roadmap item names its RFC where it is edited.</p>}
        </details>
      )}
    </Section>
  )
}
