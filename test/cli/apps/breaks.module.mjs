throw new Error('This file breaks.');
