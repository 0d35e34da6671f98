import fc from 'fast-check';

// A property that fails is shrunk to a small example first, and over the database each try takes seconds: what was found
// until here is told then. A property that has not even failed by then fails as well, rather than pass on fewer tries.
// Under the time limit of a test, so that the example is told and not a timeout.
fc.configureGlobal({ interruptAfterTimeLimit: 100_000, markInterruptAsFailure: true });
