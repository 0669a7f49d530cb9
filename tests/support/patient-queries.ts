import { configure } from '@testing-library/svelte'

// A lazily loaded view takes as long as the machine needs. This timeout only ends tests that hang.
configure({ asyncUtilTimeout: 50_000 })
