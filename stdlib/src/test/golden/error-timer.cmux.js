setTimeout(() => undefinedFunction(), 1);
