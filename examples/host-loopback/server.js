import { readFile } from 'node:fs/promises';
import { AuthenticationComponent, authenticate } from '@loopback/authentication';
import { JWTAuthenticationComponent, TokenServiceBindings } from '@loopback/authentication-jwt';
import { inject } from '@loopback/core';
import {
  Entity,
  RepositoryMixin,
  defineCrudRepositoryClass,
  defineModelClass,
  juggler,
} from '@loopback/repository';
import { RestApplication } from '@loopback/rest';
import { defineCrudRestController } from '@loopback/rest-crud';

const models = JSON.parse(await readFile(new URL('models.json', import.meta.url), 'utf8'));

/**
 * A LoopBack application that has a table and the usual addresses for each of `models.json`, to whoever is signed in.
 * @param {number} port
 * @param {string} databaseUrl
 */
export function createApplication(port, databaseUrl) {
  const Application = RepositoryMixin(RestApplication);
  const application = new Application({ rest: { port, host: '127.0.0.1' } });
  application.component(AuthenticationComponent);
  application.component(JWTAuthenticationComponent);
  application.bind(TokenServiceBindings.TOKEN_SECRET).to('only an example');
  const settings = { name: 'db', connector: 'postgresql', url: databaseUrl, max: 1 };
  const dataSource = new juggler.DataSource(settings);
  application.dataSource(dataSource);
  application.onStop(() => dataSource.disconnect());
  for (const model of models) addModel(application, model);
  return application;
}

function addModel(application, { name, path, properties }) {
  const Model = defineModelClass(Entity, { name, properties, settings: { strict: true } });
  const Repository = defineCrudRepositoryClass(Model);
  inject('datasources.db')(Repository, undefined, 0);
  const { key } = application.repository(Repository);
  const Controller = defineCrudRestController(Model, { basePath: path });
  inject(key)(Controller, undefined, 0);
  authenticate('jwt')(Controller);
  application.controller(Controller);
}
