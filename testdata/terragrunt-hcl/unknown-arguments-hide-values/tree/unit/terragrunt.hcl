terraform {
  source = "../module"

  extra_arguments "owner" {
    commands  = ["plan"]
    arguments = ["-var", "owner=${run_cmd("whoami")}", "-lock-timeout=${run_cmd("timeout")}"]
    env_vars = {
      TF_VAR_zone = run_cmd("zone")
    }
  }
}

inputs = {
  owner = "me"
  size  = 3
  zone  = "a"
}
