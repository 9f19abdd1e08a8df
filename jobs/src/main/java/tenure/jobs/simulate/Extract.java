package tenure.jobs.simulate;

/**
 * What one source system learns of an account, as versions in the order in which it learns them.
 */
interface Extract {
  void record(AccountStory story, Recorder recorder);
}
