size           = 3
retention_days = 90
db_password    = "correct-horse-9"
tags = {
  stage = "dev"
  cost  = "shared"
}
subnets = ["a", "b", "c"]
