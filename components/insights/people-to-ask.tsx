/** Some people of a team who may be asked now. */
export function PeopleToAsk({ people }: { people: readonly { name: string; email: string }[] }) {
  if (people.length === 0)
    return (
      <p className="text-sm text-ink-3">
        Nobody in this team can be asked now: the hub knows no one there, or all of them were asked often enough or
        paused.
      </p>
    )
  return (
    <p className="text-sm wrap-anywhere text-ink-2">
      May be asked now:{' '}
      {people.map((one, at) => (
        <span key={one.email}>
          {at > 0 && ', '}
          {one.name} <span className="text-ink-3">({one.email})</span>
        </span>
      ))}
    </p>
  )
}
