exclude {
  if      = true
  actions = ["destroy"]
}

errors {
  retry "net" {
    retryable_errors   = [".*timeout.*"]
    max_attempts       = 3
    sleep_interval_sec = 5
  }

  ignore "known" {
    ignorable_errors = [".*known.*"]
    message          = "known"
  }
}

engine {
  source = "github.com/example/engine"
}

feature "fast" {
  default = true
}

inputs = {
  fast = feature.fast.value
}
