errors {
  retry "network" {
    retryable_errors   = ["(?s).*timeout.*", "!.*fatal.*"]
    max_attempts       = 1
    sleep_interval_sec = 0
  }
}
