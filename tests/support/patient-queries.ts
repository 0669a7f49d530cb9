import { configure } from '@testing-library/svelte'

// A view that is read when it is first shown takes as long as the machine takes. This only ends what hangs.
configure({ asyncUtilTimeout: 50_000 })
