terragrunt = {}

stage_1_name = "b"

stage_2_name = "b"

stage_10_name = "b"

stage_11_name = "b"

