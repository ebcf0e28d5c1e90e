import { ButtonLink } from '@/components/ui/button'
import { paths } from '@/lib/core/paths'
import { Empty } from '@/components/ui/empty'

/** Home before the first team: every figure is a share of the people who could have been heard, so they come first. */
export function FirstTeams({ mayAdd }: { mayAdd: boolean }) {
  return (
    <div className="pb-8">
      <Empty
        title="Begin with your teams"
        action={
          mayAdd && (
            <>
              <ButtonLink href={paths.teamNew()} variant="primary">
                Add a team
              </ButtonLink>
              <ButtonLink href={paths.personNew()}>Import a list of people</ButtonLink>
            </>
          )
        }
      >
        Whatever is heard here is compared with how many could have said it, so Soundings needs the teams and their
        sizes first. Then ask them something: three questions are a good start.
        {!mayAdd && ' An admin adds teams.'}
      </Empty>
    </div>
  )
}
