-- From how many answers on a figure had a distribution when it moved, since the minimum may be raised later. Of earlier steps it is not
-- known: each of their figures is taken to have had one, so that nothing of them is overlooked.
ALTER TABLE "SurveyStep" ADD COLUMN "distributions" INTEGER NOT NULL DEFAULT 1;
