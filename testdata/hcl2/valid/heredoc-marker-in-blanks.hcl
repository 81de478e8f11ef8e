a = <<E
 not E
E E
 	 E 	
b = 1
