import { configure } from '@testing-library/svelte'

// a view that is read when it is first shown takes as long as the machine takes
configure({ asyncUtilTimeout: 15_000 })
