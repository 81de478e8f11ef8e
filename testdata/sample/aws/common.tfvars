owner = "chaosgears"

app = "bingo"

service = "algorithms"

cost_center = "platform"

extra_tags = {
  ManagedBy  = "terragrunt"
  Repository = "bingo-backend"
}

noncurrent_version_days = 30
