'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Input, Select } from '@/components/ui/input'
import { Link } from '@/components/ui/link'
import { toast } from '@/components/ui/toast'
import type { Result } from '@/lib/core/errors'
import { paths } from '@/lib/core/paths'
import {
  addCommentThemeAction,
  commentToEvidenceAction,
  quarantineCommentAction,
  releaseCommentAction,
  removeCommentThemeAction,
  triageCommentAction,
} from '@/lib/results/actions'
import type { ThemedComment } from '@/lib/results/queries-comments'
import { STATUS_OF_COMMENT } from './comment-labels'

/** The list of known themes, which the fields for a theme share. */
const KNOWN = 'known-themes'

/** Comments with what may be done about each: say where it stands, tag it, make it evidence, keep it from others. */
export function CommentList({
  surveyId,
  comments,
  labels,
  themes,
  mayTriage,
}: {
  surveyId: string
  comments: ThemedComment[]
  labels: Record<string, string>
  themes: string[]
  mayTriage: boolean
}) {
  return (
    <>
      <ul data-list className="divide-y">
        {comments.map((comment) => (
          <li key={comment.id} className="grid gap-x-8 gap-y-2 py-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
            <div className="min-w-0">
              <p data-comment={comment.id} className="max-w-prose whitespace-pre-line break-words">
                {comment.text}
              </p>
              <p className="mt-1 flex flex-wrap items-center gap-1.5 text-sm text-ink-3">
                {labels[comment.key] ?? comment.key}
                {comment.team && <Badge>{comment.team}</Badge>}
                {comment.imported && <Badge tone="warn">From a file</Badge>}
                {comment.tags.map((tag) => (
                  <Badge key={tag} tone="active">
                    {tag}
                  </Badge>
                ))}
                {comment.themes.map((theme) => (
                  <Link
                    key={theme.id}
                    href={paths.surveyComments(surveyId, { theme: theme.id })}
                    className="rounded-sm border px-1.5 text-xs text-ink-2"
                  >
                    {theme.label}
                  </Link>
                ))}
                {comment.audience === 'researchers' && <Badge tone="warn">Researchers only</Badge>}
                {comment.hiddenFor !== null && <Badge tone="bad">In quarantine: {comment.hiddenFor}</Badge>}
              </p>
            </div>
            {mayTriage && <Triage surveyId={surveyId} comment={comment} />}
          </li>
        ))}
      </ul>
      {mayTriage && (
        <datalist id={KNOWN}>
          {themes.map((label) => (
            <option key={label} value={label} />
          ))}
        </datalist>
      )}
    </>
  )
}

/** What is selected within one comment; empty where the selection is elsewhere. */
function selectedIn(id: string): string {
  const selection = window.getSelection()
  const within = selection?.anchorNode?.parentElement?.closest(`[data-comment="${id}"]`)
  return within ? (selection?.toString().trim() ?? '') : ''
}

function Triage({ surveyId, comment }: { surveyId: string; comment: ThemedComment }) {
  const router = useRouter()
  const [pending, start] = useTransition()
  const [reason, setReason] = useState<string | null>(null)
  const at = { surveyId, id: comment.id }
  const run = (work: () => Promise<Result<unknown>>, done: string) =>
    start(async () => {
      const result = await work()
      if (result.ok) toast(done)
      else toast(result.message, { tone: 'bad' })
      router.refresh()
    })
  const hidden = comment.hiddenFor !== null
  return (
    <div className="min-w-0">
      <div className="flex flex-wrap items-center gap-1.5">
        <Select
          aria-label="Comment status"
          className="w-36"
          defaultValue={comment.status}
          disabled={pending}
          onChange={(event) =>
            run(
              () => triageCommentAction({ ...at, status: event.target.value as ThemedComment['status'] as 'new' }),
              'Noted',
            )
          }
        >
          {Object.entries(STATUS_OF_COMMENT).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
        {hidden ? (
          <Button pending={pending} onClick={() => run(() => releaseCommentAction(at), 'Back in sight')}>
            Bring back
          </Button>
        ) : (
          <Button
            pending={pending}
            title="The words you have selected in it, or all of it"
            onMouseDown={(event) => event.preventDefault()}
            onClick={() =>
              run(
                () => commentToEvidenceAction({ ...at, span: selectedIn(comment.id) || undefined }),
                'It is evidence now',
              )
            }
          >
            Save as evidence
          </Button>
        )}
      </div>
      <details className="mt-1.5 text-sm">
        <summary className="w-fit text-ink-2 underline decoration-edge/50 underline-offset-2 hover:text-ink">
          Tags, theme, visibility
        </summary>
        <div className="mt-2 grid gap-2 text-base">
          <form
            className="flex gap-1.5"
            onSubmit={(event) => {
              event.preventDefault()
              run(
                () => triageCommentAction({ ...at, tags: String(new FormData(event.currentTarget).get('tags') ?? '') }),
                'Tagged',
              )
            }}
          >
            <Input
              name="tags"
              aria-label="Tags, with commas between"
              placeholder="Tags"
              defaultValue={comment.tags.join(', ')}
              className="min-w-0 flex-1"
              maxLength={500}
            />
            <Button type="submit" pending={pending}>
              Tag
            </Button>
          </form>
          {!hidden && (
            <form
              className="flex gap-1.5"
              onSubmit={(event) => {
                event.preventDefault()
                const form = event.currentTarget
                run(
                  () => addCommentThemeAction({ ...at, theme: String(new FormData(form).get('theme') ?? '') }),
                  'In this theme now',
                )
                form.reset()
              }}
            >
              <Input
                name="theme"
                aria-label="Theme to put it in"
                placeholder="Theme"
                list={KNOWN}
                required
                maxLength={80}
                className="min-w-0 flex-1"
              />
              <Button type="submit" pending={pending}>
                Put in theme
              </Button>
            </form>
          )}
          {comment.themes
            .filter((theme) => theme.chosen)
            .map((theme) => (
              <Button
                key={theme.id}
                variant="ghost"
                className="w-fit"
                pending={pending}
                onClick={() => run(() => removeCommentThemeAction({ ...at, themeId: theme.id }), 'Out of this theme')}
              >
                Take out of “{theme.label}”
              </Button>
            ))}
          <div className="flex flex-wrap gap-1.5">
            <Select
              aria-label="Who may read it"
              className="w-44"
              defaultValue={comment.audience}
              disabled={pending}
              onChange={(event) =>
                run(() => triageCommentAction({ ...at, audience: event.target.value as 'everyone' }), 'Noted')
              }
            >
              <option value="everyone">Visible to everyone</option>
              <option value="researchers">Researchers only</option>
            </Select>
            {!hidden && reason === null && (
              <Button variant="ghost" onClick={() => setReason('')}>
                Quarantine
              </Button>
            )}
          </div>
          {!hidden && reason !== null && (
            <form
              className="flex gap-1.5"
              onSubmit={(event) => {
                event.preventDefault()
                run(() => quarantineCommentAction({ ...at, reason }), 'In quarantine')
                setReason(null)
              }}
            >
              <Input
                aria-label="Why it has to be out of sight"
                placeholder="It names somebody"
                value={reason}
                onChange={(event) => setReason(event.target.value)}
                required
                maxLength={200}
                autoFocus
                className="min-w-0 flex-1"
              />
              <Button type="submit" variant="danger">
                Take out of sight
              </Button>
            </form>
          )}
        </div>
      </details>
    </div>
  )
}
