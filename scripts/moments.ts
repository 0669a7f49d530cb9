import { difficultMoments } from './support/difficult-moments.ts'
import { script } from './support/script.ts'

/* Prints the table of difficult moments as JSON, for the matrix of a workflow. */

await script(() => {
  console.log(JSON.stringify(difficultMoments(Date.now())))
  return Promise.resolve(0)
})
