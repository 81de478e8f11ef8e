errors {
  retry "network" {
    retryable_errors   = ["(?s).*timeout.*", "(?s.*reset"]
    max_attempts       = 0
    sleep_interval_sec = -5
  }
  ignore "known" {
    ignorable_errors = [".*Warning.*", "!.*[critical.*"]
  }
}
