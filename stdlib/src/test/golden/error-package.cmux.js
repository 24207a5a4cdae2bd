import { a } from 'common';
