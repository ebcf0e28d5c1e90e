'use client'

import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Textarea } from '@/components/ui/input'
import { mergedText, type MergePart } from '@/lib/core/text/merge'
import type { Theirs } from '@/lib/rfcs/queries-merge'
import { count } from './labels'

export type { Theirs }

type Settled = { choice: 'theirs' | 'mine' | 'both' | 'own'; own: string }
type Clash = Extract<MergePart, { kind: 'clash' }>

export type ConflictProps = {
  theirs: Theirs
  /** The form was posted without a script: the text below has both edits in it, with the clashes marked. */
  posted: boolean
  onKeepMine: () => void
  onMerged: (text: { title: string; body: string }) => void
}

/** Somebody saved first: what goes together is put together, what clashes is settled place by place, and saved on top of theirs. */
export function Conflict({ theirs, posted, onKeepMine, onMerged }: ConflictProps) {
  const { merge, version, by } = theirs
  return (
    <section aria-label="Two edits at once" className="rounded-md border border-warn/60 bg-warn-soft p-4">
      <h2 className="text-md">
        Version {version} was saved{by && ` by ${by}`} while you were writing
      </h2>
      {merge && posted ? (
        <Marked theirs={theirs} />
      ) : merge ? (
        <Settle theirs={theirs} merge={merge} onMerged={onMerged} />
      ) : (
        <Replace theirs={theirs} onKeepMine={onKeepMine} />
      )}
    </section>
  )
}

function Marked({ theirs: { merge, version } }: { theirs: Theirs }) {
  if (!merge) return null
  return (
    <>
      <p className="mt-1 max-w-prose text-ink-2">
        {merge.clashes === 0
          ? `Both edits go together: the text below has what version ${version} changed and what you changed. Read it over and save it.`
          : `The text below has both edits. Where you both changed the same words, both stand there between <<<<<<< ` +
            `and >>>>>>>: keep what is right, take the three marks away, then save.`}
      </p>
      {merge.title.clash && <p className="mt-1 text-ink-2">Their title: “{merge.title.theirs}”.</p>}
    </>
  )
}

function Replace({ theirs: { title, body, version }, onKeepMine }: { theirs: Theirs; onKeepMine: () => void }) {
  return (
    <>
      <p className="mt-1 max-w-prose text-ink-2">
        Theirs is below, yours is in the form under it. Take over what you need, then save yours as version{' '}
        {version + 1}.
      </p>
      <h3 className="mt-3 text-sm font-medium">{title}</h3>
      <Textarea
        readOnly
        aria-label={`Text of version ${version}`}
        value={body}
        rows={10}
        className="mt-1 font-mono text-sm"
      />
      <Button className="mt-3" onClick={onKeepMine}>
        Save mine as version {version + 1}
      </Button>
    </>
  )
}

function Settle({
  theirs,
  merge,
  onMerged,
}: {
  theirs: Theirs
  merge: NonNullable<Theirs['merge']>
  onMerged: ConflictProps['onMerged']
}) {
  const clashes = merge.parts.filter((part) => part.kind === 'clash')
  const [settled, setSettled] = useState<(Settled | null)[]>(clashes.map(() => null))
  const [title, setTitle] = useState<string | null>(merge.title.clash ? null : merge.title.text)
  const left = settled.filter((one) => one === null).length + Number(title === null)
  const save = () => {
    const chosen = settled.map((one) => one ?? { choice: 'both' as const, own: '' })
    let at = 0
    const parts = merge.parts.map((part): MergePart => {
      if (part.kind !== 'clash') return part
      const one = chosen[at++]!
      return one.choice === 'own' ? { kind: 'kept', from: 'mine', lines: one.own.split('\n') } : part
    })
    onMerged({
      title: title ?? merge.title.text,
      body: mergedText(
        parts,
        chosen.flatMap((one) => (one.choice === 'own' ? [] : [one.choice])),
      ),
    })
  }
  return (
    <>
      <p className="mt-1 max-w-prose text-ink-2">
        {merge.clashes === 0
          ? 'You changed different places, so both edits go together.'
          : `What you changed in different places is put ` +
            `together. ${count(merge.clashes, 'place was', 'places were')} changed by both: choose for each.`}
      </p>
      {merge.title.clash && (
        <Choice
          name="The title"
          theirs={[merge.title.theirs]}
          mine={[merge.title.text]}
          choice={title === null ? null : title === merge.title.theirs ? 'theirs' : 'mine'}
          onChoose={(choice) => setTitle(choice === 'theirs' ? merge.title.theirs : merge.title.text)}
          options={['theirs', 'mine']}
        />
      )}
      {clashes.map((clash, index) => (
        <ClashChoice
          key={index}
          clash={clash}
          name={`Place ${index + 1} of ${clashes.length}`}
          settled={settled[index] ?? null}
          onSettle={(one) => setSettled(settled.map((other, at) => (at === index ? one : other)))}
        />
      ))}
      <div className="mt-3 flex flex-wrap items-center gap-3">
        <Button variant="primary" disabled={left > 0} onClick={save}>
          Save both as version {theirs.version + 1}
        </Button>
        <span className="text-sm text-ink-2" role="status">
          {left > 0 ? `${count(left, 'place')} left to choose` : 'The merged text replaces what is in the form below.'}
        </span>
      </div>
    </>
  )
}

function ClashChoice({
  clash,
  name,
  settled,
  onSettle,
}: {
  clash: Clash
  name: string
  settled: Settled | null
  onSettle: (one: Settled) => void
}) {
  const choose = (choice: Settled['choice']) =>
    onSettle({ choice, own: settled?.own || [...clash.theirs, ...clash.mine].join('\n') })
  return (
    <Choice
      name={name}
      theirs={clash.theirs}
      mine={clash.mine}
      choice={settled?.choice ?? null}
      onChoose={choose}
      options={['theirs', 'mine', 'both', 'own']}
    >
      {settled?.choice === 'own' && (
        <Textarea
          aria-label={`${name}, as it is to be`}
          value={settled.own}
          rows={4}
          onChange={(event) => onSettle({ choice: 'own', own: event.target.value })}
          className="mt-2 font-mono text-sm"
        />
      )}
    </Choice>
  )
}

const choiceNames = {
  theirs: 'Take theirs',
  mine: 'Take mine',
  both: 'Take both, theirs first',
  own: 'Start over',
} as const

type ChoiceProps = {
  name: string
  theirs: readonly string[]
  mine: readonly string[]
  choice: Settled['choice'] | null
  options: readonly Settled['choice'][]
  onChoose: (choice: Settled['choice']) => void
  children?: React.ReactNode
}

function Choice({ name, theirs, mine, choice, options, onChoose, children }: ChoiceProps) {
  const id = useId()
  return (
    <fieldset className="mt-3 rounded-md border bg-surface p-3">
      <legend className="px-1 text-sm font-medium">{name}</legend>
      <div className="grid gap-2 sm:grid-cols-2">
        <Side name="Theirs" lines={theirs} />
        <Side name="Mine" lines={mine} />
      </div>
      <div className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-sm">
        {options.map((option) => (
          <label key={option} className="inline-flex items-center gap-1.5">
            <input type="radio" name={id} checked={choice === option} onChange={() => onChoose(option)} />{' '}
            {choiceNames[option]}
          </label>
        ))}
      </div>
      {children}
    </fieldset>
  )
}

function Side({ name, lines }: { name: string; lines: readonly string[] }) {
  return (
    <div className="min-w-0">
      <p className="text-xs text-ink-3">{name}</p>
      {lines.length > 0 ? (
        <p className="text-sm break-words whitespace-pre-wrap">{lines.join('\n')}</p>
      ) : (
        <p className="text-sm text-ink-3">(taken away)</p>
      )}
    </div>
  )
}
