a = "region"
