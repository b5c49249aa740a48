int rg_seed(void);int rg_seed(void){return 0;}
