terragrunt = {
  include {
    path = "${find_in_parent_folders()}"
  }
}
title = "it's # 1"
note  = "two\nlines"
ports = [80, 443]
tags = {
  owner       = "web"
  "cost.code" = "x-1"
}
environment_variables = [
  { name = "STAGE", value = "prod" },
  { name = "API_TOKEN", value = "not-for-logs" },
]
empty = ""
