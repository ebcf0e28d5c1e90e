'use client'

import { Button } from '@/components/ui/button'
import { Input, Select } from '@/components/ui/input'
import { emptied, usePostedForm, type Posted } from '@/components/ui/use-posted-form'
import { addParticipantAction, changeParticipantAction, mergeParticipantsAction } from '@/lib/fieldwork/actions-people'
import type { ParticipantView } from '@/lib/fieldwork/schema'

const Refusal = ({ result }: { result: Posted<unknown> }) =>
  result && !result.ok ? (
    <p role="alert" className="text-bad">
      {Object.values(result.fieldErrors ?? {})[0]?.[0] ?? result.message}
    </p>
  ) : null

/** Adds a person who took part; their consent is recorded next. */
export function AddParticipant({ session }: { session: string }) {
  const { result, pending, form } = usePostedForm(addParticipantAction, emptied)
  return (
    <details className="mt-2 text-sm">
      <summary className="text-ink-2">Add a participant</summary>
      <form {...form} className="mt-2 space-y-2 rounded-md bg-sunk p-3">
        <input type="hidden" name="session" value={session} />
        <Input
          name="who"
          aria-label="E-mail or pseudonym"
          placeholder="E-mail or pseudonym"
          required
          autoComplete="off"
        />
        <Input name="speaker" aria-label="Label in the text" placeholder="Label in the text" autoComplete="off" />
        <Select name="role" aria-label="Role">
          <option value="participant">Participant</option>
          <option value="interviewer">Interviewer</option>
        </Select>
        <Refusal result={result} />
        <Button type="submit" size="sm" pending={pending}>
          Add
        </Button>
      </form>
    </details>
  )
}

/** Corrects the pseudonym, the label and the role of a participant. */
export function ChangeParticipant({ session, participant }: { session: string; participant: ParticipantView }) {
  const { result, pending, form } = usePostedForm(changeParticipantAction)
  return (
    <details className="border-t pt-2">
      <summary>Correct who this is</summary>
      <form {...form} className="mt-2 space-y-2">
        <input type="hidden" name="session" value={session} />
        <input type="hidden" name="participant" value={participant.id} />
        <Input
          name="pseudonym"
          aria-label={`Pseudonym of ${participant.name}`}
          defaultValue={participant.pseudonym}
          required
        />
        <Input
          name="speaker"
          aria-label={`Label of ${participant.name} in the text`}
          placeholder="Label in the text"
          defaultValue={participant.speakers[0] ?? ''}
          autoComplete="off"
        />
        <Select name="role" aria-label={`Role of ${participant.name}`} defaultValue={participant.role}>
          <option value="participant">Participant</option>
          <option value="interviewer">Interviewer</option>
        </Select>
        <Refusal result={result} />
        <Button type="submit" size="sm" pending={pending}>
          Save
        </Button>
      </form>
    </details>
  )
}

/** Merges a participant with another one: one form for all of a session, where a menu of each in each would be their square. */
export function MergeParticipants({ session, people }: { session: string; people: { id: string; name: string }[] }) {
  const { result, pending, form } = usePostedForm(mergeParticipantsAction, emptied)
  const choice = (name: string, label: string) => (
    <Select name={name} aria-label={label} defaultValue="" required>
      <option value="" disabled>
        {label}…
      </option>
      {people.map((one) => (
        <option key={one.id} value={one.id}>
          {one.name}
        </option>
      ))}
    </Select>
  )
  return (
    <details className="mt-2 text-sm">
      <summary className="text-ink-2">Merge two who are one person</summary>
      <form {...form} className="mt-2 space-y-2 rounded-md bg-sunk p-3">
        <input type="hidden" name="session" value={session} />
        {choice('participant', 'This participant')}
        {choice('into', 'is the same person as')}
        <Refusal result={result} />
        <Button type="submit" size="sm" pending={pending}>
          Merge
        </Button>
      </form>
    </details>
  )
}
