terragrunt = {}

stage_1_name = "a"

stage_2_name = "a"

stage_10_name = "a"

stage_11_name = "a"

