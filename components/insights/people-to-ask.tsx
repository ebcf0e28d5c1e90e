/** Some people of a team who may be asked now. */
export function PeopleToAsk({ people }: { people: readonly { name: string; email: string }[] }) {
  if (people.length === 0)
    return (
      <p className="text-sm text-ink-3">
        Nobody of this team may be asked at present: nobody is known here, or all were asked enough or want quiet.
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
