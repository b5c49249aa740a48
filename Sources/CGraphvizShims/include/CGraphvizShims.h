int rg_seed(void);
