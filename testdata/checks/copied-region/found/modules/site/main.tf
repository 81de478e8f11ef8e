variable "log_bucket" {}

variable "tools_bucket" {}

variable "replica_bucket" {}
